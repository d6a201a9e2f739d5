import ShowModel

extension Report {
    /// `location`: a place in the room; a coordinate that is not given is 0, one outside 0…1 is
    /// pulled in with a warning.
    mutating func roomPoint(_ value: JSONValue) -> RoomPoint? {
        guard let object = object(value, "'location'") else { return nil }
        checkKeys(of: object, "'location'", known: Form.roomPoint.keys)
        guard let x = coordinate("x", of: object), let y = coordinate("y", of: object),
            let z = coordinate("z", of: object)
        else { return nil }
        return RoomPoint(x: x, y: y, z: z)
    }

    private mutating func coordinate(_ key: String, of object: JSONObject) -> Double? {
        guard let value = object[key] else { return 0 }
        let what = "'\(key)' of 'location'"
        let expected = "a number 0…1"
        guard let place = real(value, what, in: InputRange.aroundRoom, expected: expected) else {
            return nil
        }
        let room = InputRange.room
        let inside = min(max(place, room.lowerBound), room.upperBound)
        if inside != place {
            let message = "\(what) is \(value.shown), outside the room's 0…1"
            warning(at: value.offset, message, hint: "\(Int(inside)) is used")
        }
        return inside
    }
}
