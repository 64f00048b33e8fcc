"""Kinds of machines as English and German lists name them, where these differ from Chinese order.

A Chinese name and an English compound end in the kind (pump motor). What stands behind "for" says
what the machine is for; a German compound ends in the kind, and of several nouns the first is it:
Antriebsmotor Kühlwasserpumpe is a motor.
"""

import re

from core.keeping.keeping import keep_latest

_PURPOSE = re.compile(r"\b(?:for|of|serving|feeding|driving|für)\b.*")
_TOKEN = re.compile(r"[^a-zäöüß]+")
_ENDINGS = {  # of German nouns, the longest first
    "vakuumpumpe": "vacuum_pump", "wärmepumpe": "heat_pump", "waermepumpe": "heat_pump",
    "drehkolbengebläse": "roots_blower", "kältekompressor": "refrigeration_compressor",
    "kälteverdichter": "refrigeration_compressor", "kältetrockner": "air_dryer",
    "adsorptionstrockner": "air_dryer", "kältemaschine": "chiller", "kaeltemaschine": "chiller",
    "kaltwassersatz": "chiller", "kaltwassererzeuger": "chiller", "kühlturm": "cooling_tower",
    "rückkühler": "cooling_tower", "transformator": "transformer", "kompressor": "compressor",
    "verdichter": "compressor", "ventilator": "fan", "lüfter": "fan", "gebläse": "fan",
    "dampferzeuger": "boiler", "heizkessel": "boiler", "kessel": "boiler", "pumpe": "pump",
    "motor": "motor", "trafo": "transformer", "aufzug": "lift", "kran": "crane",
    "industrieofen": "furnace", "schmelzofen": "furnace", "lüftungsgerät": "air_handler",
    "lüftungsanlage": "air_handler", "klimagerät": "room_air_conditioner", "usv": "power_supply",
    "wärmetauscher": "heat_exchanger", "wärmeübertrager": "heat_exchanger",
    "frequenzumrichter": "drive", "förderband": "conveyor", "bhkw": "generator",
    "notstromaggregat": "generator", "beleuchtung": "lighting", "rührwerk": "production_machine",
}  # fmt: skip
_PLURALS = ("", "n", "en", "e", "s")


def without_purpose(name: str) -> str:
    """A name, in small letters, without what the machine is for; whole where that begins it."""
    return _PURPOSE.sub("", name).strip() or name


@keep_latest(4096)
def german_kind(name: str) -> str:
    """The kind of the first noun that tells one, of a name in small letters; "" where none."""
    for token in _TOKEN.split(name):
        for ending, kind in _ENDINGS.items():
            if any(token.endswith(ending + plural) for plural in _PLURALS):
                return kind
    return ""
