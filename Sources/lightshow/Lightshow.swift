import ArgumentParser

@main
struct Lightshow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lightshow")
}
