internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

extension SiteHandler {
    /// Looks for a sound file and sends it. The looking is done elsewhere: a disk may take its time.
    func findSound(_ name: String, for head: HTTPRequestHead, context: ChannelHandlerContext) {
        guard service.connections.admitSound() else {
            let later: HTTPHeaders = ["retry-after": "2"]
            let answer = Answer.refusal(
                .serviceUnavailable,
                "too many sounds are being sent",
                headers: later
            )
            return send(answer, to: head, context: context)
        }
        let service = service
        let found = context.eventLoop.makeFutureWithTask { () -> SoundFile? in
            guard let path = await service.findSound(name) else { return nil }
            return try await service.threads.runIfActive { SoundFile.open(path: path) }
        }
        found.assumeIsolated().whenComplete { result in
            guard case .success(let file?) = result else {
                service.connections.soundEnded()
                let answer = Answer.refusal(.notFound, "there is no such sound")
                if context.channel.isActive { self.send(answer, to: head, context: context) }
                return
            }
            self.send(file, to: head, context: context)
        }
    }

    private func send(_ file: SoundFile, to head: HTTPRequestHead, context: ChannelHandlerContext) {
        let sound = SoundAnswer(to: head, with: file)
        guard context.channel.isActive, !sound.bytes.isEmpty else {
            finish(file)
            if context.channel.isActive { send(sound.answer, to: head, context: context) }
            return
        }
        begin(sound.answer, to: head, context: context)
        sendPieces(of: file, sound.bytes, context: context)
    }

    /// Sends the next piece, and after it the others: by pieces it shows whether the client goes on
    /// taking them.
    private func sendPieces(
        of file: SoundFile,
        _ bytes: Range<Int>,
        context: ChannelHandlerContext
    ) {
        let piece = bytes.prefix(1 << 20)
        let region = FileRegion(
            fileHandle: file.handle,
            readerIndex: piece.startIndex,
            endIndex: piece.endIndex
        )
        watch(file, upTo: piece.endIndex, service.limits.stallMilliseconds, context: context)
        let sent = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.body(.fileRegion(region))), promise: sent)
        sent.futureResult.assumeIsolated().whenComplete { result in
            let rest = bytes.dropFirst(piece.count)
            guard case .success = result, !rest.isEmpty else {
                self.finish(file)
                if case .success = result { self.end(context: context) }
                return
            }
            // A step of its own, so that other clients have their turn.
            context.eventLoop.assumeIsolated().execute {
                self.sendPieces(of: file, rest, context: context)
            }
        }
    }

    /// Looks now and then whether the file is still there to its end and the client still takes it; for
    /// `milliseconds` at most.
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

    private func finish(_ file: SoundFile) {
        file.close()
        service.connections.soundEnded()
    }
}
