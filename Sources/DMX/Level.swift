/// What is in a slot: 0 is off or one end, 255 full or the other.
///
/// A plain byte, because frames are flat memory of levels and the kernel takes them as they are.
public typealias Level = UInt8
