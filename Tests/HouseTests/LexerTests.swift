import Testing

struct LexerTests {
    @Test("comments are left out, strings are one token, code in them is code")
    func tokens() {
        let tokens = Lexer(#"let a = "x\(b + "y")z" /* c */ + d // e"#).tokens
        #expect(tokens.map(\.text) == ["let", "a", "=", "b", "+", "y", "xz", "+", "d"])
        #expect(tokens.filter { $0.kind == .string }.map(\.text) == ["y", "xz"])
    }

    @Test("a token knows its line, behind long strings and comments too")
    func lines() {
        let text = "a\n\"\"\"\nb \\\nc\n\"\"\"\n/*\n/* */\n*/ d\n#\"e\"# f"
        let tokens = Lexer(text).tokens.filter { $0.kind == .word }
        #expect(tokens.map(\.text) == ["a", "d", "f"])
        #expect(tokens.map(\.line) == [1, 8, 9])
    }

    @Test(
        "quotes in a string do not end it",
        arguments: [#""a \" b""#, ##"#"a " \ b"#"##, "\"\"\"\na \" \"\" b\n\"\"\"", #""a \\""#]
    )
    func quotes(literal: String) {
        let tokens = Lexer(literal + " end").tokens
        #expect(tokens.map(\.kind) == [.string, .word])
        #expect(tokens.last?.text == "end")
    }

    @Test("a token knows whether a space is before it")
    func glued() {
        #expect(
            Lexer("a!= b != c").tokens.map(\.isGlued) == [
                false, true, true, false, false, true, false,
            ]
        )
    }

    @Test(
        "what is cut off in the middle ends with the file",
        arguments: ["\"a", "/* a", "\"\\(a", "\"\"\"a", "\"\\"]
    )
    func cutOff(text: String) {
        #expect(Lexer(text).tokens.allSatisfy { $0.line == 1 })
    }

    @Test("lines of documentation are known, other comments are not documentation")
    func documentation() {
        let text = "/// a\n// b\n//// c\n/** d\n e */\n/* f */\nlet g = \"/// h\"\n"
        #expect(Lexer(text).documentationLines == [1, 5])
    }
}
