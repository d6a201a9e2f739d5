extension TimelineReader {
    /// Reads the whole file again and names all that is hurt: blocks with their frames, the sound,
    /// sections. Empty where the file is as it was written.
    public func verify() -> [Damage] {
        openingDamage + damagedBlocks() + damagedSections()
    }

    private func damagedBlocks() -> [Damage] {
        var decoder = BlockDecoder()
        return (0..<info.blockCount).compactMap { number in
            do throws(TimelineFileError) {
                _ = try columns(ofBlock: number, using: &decoder)
                return nil
            } catch {
                return Damage(.block(number), span: info.span(ofBlock: number), error: error)
            }
        }
    }

    /// Sections besides the blocks, read whole: those known are read again, as the disk may have
    /// failed since the file was opened.
    private func damagedSections() -> [Damage] {
        table.entries.filter { $0.kind != .blocks }.compactMap { entry in
            let part = FilePart.section(entry.kind)
            guard !openingDamage.contains(where: { $0.part == part }) else { return nil }
            do throws(TimelineFileError) {
                let actual = try source.checksum(at: entry.offset, count: entry.length)
                guard actual != entry.checksum else { return nil }
                let error = TimelineFileError.badChecksum(
                    of: part,
                    expected: entry.checksum,
                    actual: actual
                )
                return Damage(part, error: error)
            } catch {
                return Damage(part, error: error)
            }
        }
    }
}
