"""Version of the coder and of the shape of its output."""

VERSION = "0.1.0"
SCHEMA = "1"
