import Glibc

/// Why packets did not leave, for people: what the system says of error number `cause`, save where it
/// speaks of itself and not of the network.
func sendCause(_ cause: Int32) -> String {
    cause == EAGAIN || cause == ENOBUFS
        ? "a node does not answer, or the network is too slow" : systemMessage(cause)
}
