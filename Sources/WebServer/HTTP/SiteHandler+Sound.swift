internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

extension SiteHandler {
    /// Looks for a sound file and sends it. The looking is done elsewhere: a disk may take its
    /// time.
    func findSound(_ name: String, for head: HTTPRequestHead, context: ChannelHandlerContext) {
        guard let place = service.connections.admitSound() else {
            let words = "too many sounds are being sent"
            let later: HTTPHeaders = ["retry-after": "2"]
            let answer = Answer.refusal(.serviceUnavailable, words, headers: later)
            return send(answer, to: head, context: context)
        }
        wanted = head
        let service = service
        let channel = context.channel
        Task {
            var file: SoundFile?
            if let path = await service.findSound(name) {
                let opened = try? await service.threads.runIfActive {
                    SoundFile(path: path, place: place)
                }
                file = opened ?? nil
            }
            // The connection may be gone meanwhile: then the file is closed for want of a holder.
            channel.triggerUserOutboundEvent(ServerEvent.found(file), promise: nil)
        }
    }

    /// Answers the request that asked for a sound.
    func found(_ file: SoundFile?, context: ChannelHandlerContext) {
        guard let head = wanted, context.channel.isActive else { return }
        wanted = nil
        guard let file, let handle = file.handle() else {
            return send(.refusal(.notFound, "there is no such sound"), to: head, context: context)
        }
        let sound = SoundAnswer(to: head, with: file)
        guard !sound.bytes.isEmpty else {
            try? handle.close()
            return send(sound.answer, to: head, context: context)
        }
        begin(sound.answer, to: head, context: context)
        sendPieces(of: file, handle, sound.bytes, context: context)
    }

    /// Sends the next piece, and after it the others: by pieces it shows whether the client goes on
    /// taking them.
    private func sendPieces(
        of file: SoundFile,
        _ handle: NIOFileHandle,
        _ bytes: Range<Int>,
        context: ChannelHandlerContext
    ) {
        let piece = bytes.prefix(1 << 20)
        let region = FileRegion(
            fileHandle: handle,
            readerIndex: piece.startIndex,
            endIndex: piece.endIndex
        )
        watch(file, upTo: piece.endIndex, service.limits.stallMilliseconds, context: context)
        let sent = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.body(.fileRegion(region))), promise: sent)
        sent.futureResult.assumeIsolated().whenComplete { result in
            let rest = bytes.dropFirst(piece.count)
            guard case .success = result, !rest.isEmpty else {
                try? handle.close()
                if case .success = result { self.end(context: context) }
                return
            }
            // A step of its own, so that other clients have their turn.
            context.eventLoop.assumeIsolated().execute {
                self.sendPieces(of: file, handle, rest, context: context)
            }
        }
    }

    /// Looks now and then whether the file is still there to its end and the client still takes it;
    /// for `milliseconds` at most.
    private func watch(
        _ file: SoundFile,
        upTo end: Int,
        _ milliseconds: Int,
        context: ChannelHandlerContext
    ) {
        guard milliseconds > 0, file.reaches(end) else { return context.close(promise: nil) }
        let step = min(milliseconds, 1_000)
        unless(within: step, context: context) {
            self.watch(file, upTo: end, milliseconds - step, context: context)
        }
    }
}
