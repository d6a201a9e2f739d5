extension Rule {
    static let topLevelIsFixed = Rule("the repository's root holds what it must, nothing else") {
        tree in
        let allowed: Set = [
            "Package.swift", "Sources", "Tests", "shows", "tools", "Makefile", "README.md",
            ".gitignore", ".ci", ".swift-format", ".dockerignore",
        ]
        return tree.topLevel.filter { !allowed.contains($0) }.map { name in
            let cure =
                "the root is fixed and has no place for '\(name)'; documents live beside the code "
                + "they describe, tools in tools/, what is built in build/"
            return Violation(path: name, line: 1, message: cure)
        }
    }

    static let nothingLeftOver = Rule(
        "nothing is left to do, and no path leads into one person's machine",
        in: { _ in true },
        violations: { file in
            // Asked of the file first: most have none of it, and some have many lines.
            let marks = leftMarks.filter(file.text.contains)
            let homes = homeFolders.filter(file.text.contains)
            if marks.isEmpty && homes.isEmpty { return [] }
            return file.lines.enumerated().flatMap { index, line in
                leftovers(marks, homes, in: line).map { file.violation(line: index + 1, $0) }
            }
        }
    )

    private static func leftovers(
        _ marks: [String],
        _ homes: [String],
        in line: Substring
    ) -> [String] {
        let left = marks.filter { line.hasWord($0) }.map { mark in
            "\(mark) is left over; do it, or file it as an issue and take the note out"
        }
        let machine = homes.filter { line.hasPath($0) }.map { home in
            "a path under \(home) exists on one machine only; name it from the repository's root, "
                + "or take it as an argument"
        }
        return left + machine
    }

    static let oneTitle = Rule(
        "a Markdown file has one title, '# Title', and begins with it",
        in: \.isMarkdown,
        violations: { file in
            var isInCode = false
            var titles: [Int] = []
            for (index, line) in file.lines.enumerated() {
                if line.hasPrefix("```") { isInCode.toggle() }
                if !isInCode && line.hasPrefix("# ") { titles.append(index + 1) }
            }
            if titles.first != 1 {
                return [file.violation(line: 1, "begin with the title: '# …' in the first line")]
            }
            return titles.dropFirst().map { line in
                file.violation(line: line, "a second title; make it a section: '## …'")
            }
        }
    )
}

// Put together here, so that this file keeps its own rule.
private let leftMarks = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
private let homeFolders = ["work", "root", "home", "Users"].map { "/\($0)/" }

extension Substring {
    /// Whether `word` stands here with no letter or digit on either side.
    fileprivate func hasWord(_ word: String) -> Bool {
        ranges(of: word).contains { range in
            let before = self[..<range.lowerBound].last
            let after = self[range.upperBound...].first
            return [before, after].allSatisfy { $0.map { !$0.isLetter && !$0.isNumber } ?? true }
        }
    }

    /// Whether a path begins with `folder` here: what is before it is no part of a longer path.
    fileprivate func hasPath(_ folder: String) -> Bool {
        ranges(of: folder).contains { range in
            guard let before = self[..<range.lowerBound].last else { return true }
            return !before.isLetter && !before.isNumber && !"._-~}$)*".contains(before)
        }
    }
}
