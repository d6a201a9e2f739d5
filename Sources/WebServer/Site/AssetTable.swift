/// Everything the server serves from memory: a fixed table. A request's path is looked up in it and
/// never joined to anything, so there is no way out of it.
public struct AssetTable: Sendable {
    private let assets: [String: Asset]

    /// The table of `assets`. `/index.html` is served under `/`, too.
    ///
    /// - Throws: `WebServerError.asset` where two have the same path.
    public init(_ assets: [Asset]) throws(WebServerError) {
        var table: [String: Asset] = [:]
        for asset in assets {
            guard table.updateValue(asset, forKey: asset.path) == nil else {
                throw .asset(path: asset.path, .twice)
            }
        }
        table["/"] = table["/index.html"]
        self.assets = table
    }

    /// The paths served, in order.
    public var paths: [String] { assets.keys.sorted() }

    /// What is served under exactly this path.
    subscript(path: String) -> Asset? { assets[path] }
}
