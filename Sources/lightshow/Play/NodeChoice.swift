import ArtNet

/// Which nodes a show goes to, and who said so.
struct NodeChoice {
    /// The nodes, at least one.
    let nodes: [NodeAddress]
    /// A line for the log.
    let reason: String

    /// `--node`, else `$DMX_NODE_IP`, else the show's own, else this machine.
    init(arguments: [String], environment: String?, show: String?) throws(Failure) {
        if !arguments.isEmpty {
            nodes = try NodeChoice.parsed(arguments, saidBy: "--node")
            reason = "node \(NodeChoice.list(nodes))"
        } else if let environment {
            nodes = try NodeChoice.parsed([environment], saidBy: "$DMX_NODE_IP")
            reason = "node \(NodeChoice.list(nodes)), from $DMX_NODE_IP"
        } else if let show {
            nodes = try NodeChoice.parsed([show], saidBy: "the show")
            reason = "node \(NodeChoice.list(nodes)), named by the show"
        } else {
            nodes = [.loopback]
            reason = "no node named (--node, $DMX_NODE_IP, show.json): sending to \(nodes[0])"
        }
    }

    private static func parsed(
        _ texts: [String],
        saidBy source: String
    ) throws(Failure) -> [NodeAddress] {
        do throws(ArtNetError) {
            var nodes: [NodeAddress] = []
            for text in texts { nodes.append(try NodeAddress(text: text)) }
            return nodes
        } catch {
            throw .input("\(source): \(error)")
        }
    }

    private static func list(_ nodes: [NodeAddress]) -> String {
        nodes.map { "\($0)" }.joined(separator: ", ")
    }
}
