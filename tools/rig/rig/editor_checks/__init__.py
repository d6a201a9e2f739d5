"""What the editor's page promises, a sentence each, in the order in which a person would meet it."""

from . import song, by_hand, together, cue_sheet, parts_and_hints, timeline, whole_page  # each adds its sentences, in this order
from .room import Room

__all__ = ["Room", "song", "by_hand", "together", "cue_sheet", "parts_and_hints", "timeline", "whole_page"]
