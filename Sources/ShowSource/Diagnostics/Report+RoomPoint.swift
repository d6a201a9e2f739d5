import ShowModel

extension Report {
    /// `location`: a place in the room; a coordinate that is not given is 0, one outside 0…1 is
    /// pulled in with a warning.
    mutating func roomPoint(_ value: JSONValue) -> RoomPoint? {
        guard let object = object(value, "'location'") else { return nil }
        checkKeys(of: object, "'location'", known: ["x", "y", "z"])
        guard let x = coordinate("x", of: object), let y = coordinate("y", of: object),
            let z = coordinate("z", of: object)
        else { return nil }
        return RoomPoint(x: x, y: y, z: z)
    }

    private mutating func coordinate(_ key: String, of object: JSONObject) -> Double? {
        guard let value = object[key] else { return 0 }
        let what = "'\(key)' of 'location'"
        let anywhere = -1e6...1e6
        guard let place = real(value, what, in: anywhere, expected: "a number 0…1") else {
            return nil
        }
        let inside = min(max(place, 0), 1)
        if inside != place {
            let message = "\(what) is \(value.shown), outside the room's 0…1"
            warning(at: value.offset, message, hint: "\(Int(inside)) is used")
        }
        return inside
    }
}
