"""Knows which committees may serve a place: by their remit, and by their type for what governs the place."""

from types import MappingProxyType

REMITS_OF_PLACES = ("place", "strategic-commissioning", "primary-care", "system-oversight", "other")
# By the governance model of the place; under any other model a committee of any type may serve it.
TYPES_OF_PLACES = MappingProxyType({"committee": ("committee", "sub-committee"), "joint-committee": ("joint",)})
