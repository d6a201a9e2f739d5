/// What `initial` tells all clients alike, as text: it may be megabytes, and when the network comes back
/// all clients come at once. Each part is made when it is asked for, and dropped by the session when
/// what it tells of changes.
struct ToldState: Sendable {
    /// What is told of the show.
    var show: MemberText?
    /// What is told of the song; that there is none, too.
    var song: MemberText?
    /// What is told of the chat.
    var talk: MemberText?
}
