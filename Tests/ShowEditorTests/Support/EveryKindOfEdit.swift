/// One edit of each kind on `EditedFolder`, in an order in which all can be made.
let everyKindOfEdit = [
    #"{"type": "insert_cue", "row": {"time": 1.5, "values": {"lamp": {"dim": 7}}}}"#,
    #"{"type": "update_cue", "cue": 2, "row": {"time": 1.25, "chaser_id": "rise"}}"#,
    #"{"type": "update_cue", "cue": 5, "path": ["fade"], "value": 2}"#,
    #"{"type": "delete_cue", "cues": [1, 3]}"#,
    #"{"type": "duplicate_cue", "cue": 5, "time": 7}"#,
    #"{"type": "add_part", "part": {"title": "Outro", "start": 7, "end": 8}}"#,
    #"{"type": "update_part", "part_id": 1, "part": {"title": "Start", "start": 0, "end": 3}}"#,
    #"{"type": "delete_part", "part_id": 2}"#,
    #"{"type": "set_hint", "name": "drop", "times": [6]}"#,
    #"{"type": "rename_hint", "name": "drop", "to": "fall"}"#,
    #"{"type": "delete_hint", "name": "hit"}"#,
]
