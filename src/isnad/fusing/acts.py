"""Which types one act is told with, and how often such acts happen: what ``compare`` asks of the types of two tellings."""

from __future__ import annotations

OPERATION = frozenset({"raid", "airborne_raid", "arrest", "weapons_seized", "device_defused", "pursuit", "siege"})
FIGHT = frozenset({"armed_clash", "attack", "infiltration", "ambush", "pursuit", "shelling", "territory_seized", "withdrawal"})
WAYS = {
    "interception": frozenset({"missile_strike", "air_strike", "drone_strike", "shelling"}),
    "abduction": frozenset({"arrest", "raid", "airborne_raid"}),
    "air_strike": frozenset({"drone_strike", "missile_strike"}),
    "ied": frozenset({"landmine", "suicide_attack"}),
    "riot": frozenset({"attack", "armed_clash", "shooting", "property_destruction", "protest"}),
    "property_destruction": frozenset({"explosion", "attack", "ied", "raid", "shelling", "air_strike", "looting"}),
    "looting": frozenset({"attack", "raid"}),
    "infiltration": frozenset({"raid", "arrest", "deployment"}),
    "repatriation": frozenset({"return"}),
    "territory_seized": frozenset({"withdrawal"}),
    "displacement": frozenset({"withdrawal"}),
    "aid_obstructed": frozenset({"attack", "looting", "siege", "arrest"}),
}
"""An act, and the types that it is told with as well: more closely, or as the other side calls it."""
OF_TWO_SIDES = {"territory_seized": frozenset({"withdrawal", "armed_clash"})}
"""One takes a place, the other leaves it or fights there: each side tells of its own part."""
DONE_BY = {
    "assassination": frozenset({"shooting", "ied", "grenade"}),
    "ambush": frozenset({"shooting", "ied", "armed_clash"}),
    "armed_clash": frozenset({"shooting", "displacement"}),
    "attack": frozenset({"displacement"}),
    "protest": frozenset({"shooting", "killing"}),
    "agreement": frozenset({"displacement", "withdrawal", "release", "exchange", "surrender", "deployment", "return"}),
    "escape": frozenset({"riot", "attack", "armed_clash"}),
}
"""How an act is done: such things are told of one town every day, so that more than town and day must be equal."""
COMMON = frozenset(
    {"shelling", "air_strike", "armed_clash", "attack", "killing", "arrest", "explosion", "ied", "shooting", "raid"}
)
"""What happens every day says less when it is equal."""
DAILY = frozenset({"shelling", "air_strike", "armed_clash", "shooting", "protest", "raid", "arrest", "infiltration"})
"""What happens in one place day after day."""
SELDOM = frozenset({"abduction", "escape", "exchange", "chemical_attack", "surrender", "agreement", "ceasefire", "repatriation"})
"""What one organisation seldom does in one place on two days running."""
BRIEF = frozenset({"explosion", "ied", "landmine", "grenade", "suicide_attack", "assassination", "abduction", "killing"})
"""What is over in a moment: told of the noon and of the evening, it is two."""
CROWDS = frozenset({"protest", "riot", "strike_action"})
"""Of every town its own."""
FINDING = frozenset({"body_found"})
DEADLY = frozenset({"killing", "execution", "assassination", "shooting", "abduction"})
