import ArgumentParser

/// The program: what did the user ask?
@main
struct Lightshow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lightshow",
        abstract: "Compile light shows ahead of the gig, and play them in step with the sound.",
        discussion: """
            Exit codes: 0 done, 1 the input was wrong, 2 the world failed (a file, a socket, the \
            sound), 64 the command line was wrong.
            """,
        version: "lightshow 0.1.0",
        subcommands: [
            Compile.self, Check.self, Play.self, Edit.self, Monitor.self, Inspect.self,
            PictureCommand.self,
            Verify.self, PrintSchema.self,
        ]
    )

    static func main() async {
        holdStandardStreams()
        await main(nil)
    }
}
