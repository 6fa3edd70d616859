"""Fetching: an address goes in, what the host says comes out; or an error of E501 to E510 that says why not.

Nothing here looks into a page. Only addresses that the open internet has or that the plan allows are connected to, at the pace
that hosts ask for, within limits of time and size. The door is ``client.Fetcher``; nothing is imported here, because collecting
from a folder shall not wait for it.
"""
