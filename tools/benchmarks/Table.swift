import Foundation

/// A table as Markdown has it, in columns that stand below each other.
struct Table {
    private var rows: [[String]]

    init(_ titles: String...) {
        rows = [titles, titles.map { _ in "" }]
    }

    mutating func add(_ cells: String...) { rows.append(cells) }

    func show() {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        for (number, row) in rows.enumerated() {
            let cells = zip(row, widths).enumerated().map { column, cell in
                let space = String(repeating: number == 1 ? "-" : " ", count: cell.1 - cell.0.count)
                if number == 1 { return column == 0 ? space : space.dropLast() + ":" }
                return column == 0 ? cell.0 + space : space + cell.0
            }
            print("| \(cells.joined(separator: " | ")) |")
        }
        print()
    }
}

/// `value` with so many digits behind the point, thousands apart.
func told(_ value: Double, _ digits: Int = 0) -> String {
    let text = String(format: "%.\(digits)f", value)
    let whole = text.prefix { $0 != "." }
    var grouped = ""
    for (place, digit) in whole.reversed().enumerated() {
        if place > 0, place % 3 == 0, digit != "-" { grouped.append(",") }
        grouped.append(digit)
    }
    return String(grouped.reversed()) + text.dropFirst(whole.count)
}
