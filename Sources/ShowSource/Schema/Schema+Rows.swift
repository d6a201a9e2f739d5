import ShowModel

/// Rows of cue sheets and chases of chase files, told apart as the readers tell them.
extension Schema {
    /// A cue sheet: an object, or the bare array of its rows.
    static let cueSheet = Form.cueSheet.schema.or("array").with("items", rowReference.tree)

    /// A chase, or an array of them.
    static let chaseFile = Schema([
        ("type", .texts(["object", "array"])),
        ("if", .object([("type", .text("array"))])),
        ("then", .object([("items", Schema.definition("chase").tree)])),
        ("else", Schema.definition("chase").tree),
    ])

    /// What cue sheets are made of, by name.
    static let cueDefinitions: [(key: String, value: JSONTree)] =
        [
            ("row", row.tree),
            ("snapshot", Form.snapshot.schema.tree),
            ("effectRow", Schema.all(of: [Form.effectRow.schema, effectData]).tree),
            ("chaseRow", Form.chaseRow.schema.tree),
            ("newRow", newRow.tree),
        ] + effectDefinitions

    /// What chase files are made of, by name.
    static let chaseDefinitions: [(key: String, value: JSONTree)] =
        [
            ("chase", chase.tree),
            ("staticChase", Form.staticChase.schema.tree),
            ("dynamicChase", Form.dynamicChase.schema.tree),
            ("step", Schema.all(of: [Form.chaseStep.schema, effectData]).tree),
        ] + effectDefinitions

    private static let rowReference = definition("row")

    private static let row = Schema([("type", .text("object"))]).with(
        .if(
            .having("chaser_id"),
            then: .definition("chaseRow"),
            else: .if(
                .any(of: [.having("fixture_id"), .having("effect"), .having("action")]),
                then: .definition("effectRow"),
                else: .if(
                    .any(of: [.having("values"), .having("timecode")]),
                    then: .definition("snapshot"),
                    else: .definition("newRow")
                )
            )
        )
    )

    /// A row that is no snapshot, no effect and no chase is wrong whatever it has.
    private static let newRow = Form.newRow.schema.with("not", .object([])).with(
        "errorMessage",
        .text("A row has 'values', or 'fixture_id' and 'effect', or 'chaser_id'.")
    )

    private static let chase = Schema([("type", .text("object"))]).with(
        .if(
            .any(of: [
                .having("type", .caseless([ChaseReader.Kind.wave.rawValue])),
                .all(of: [.lacking("type"), .having("generator_id")]),
            ]),
            then: .definition("dynamicChase"),
            else: .definition("staticChase")
        )
    )
}
