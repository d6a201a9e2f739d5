/// The newest readings of a sound card in the form that a line is fitted to: time, and how far the
/// stream is ahead of it. Both in seconds.
struct ReadingWindow: Sendable {
    private var times: [Double] = []
    private var leads: [Double] = []
    /// Readings at the front that are past and not yet cleared away.
    private var dropped = 0

    /// The most readings kept; at one every 10 ms they reach back ten seconds.
    private static let mostCount = 1024

    /// How many readings there are.
    var count: Int { times.count - dropped }

    /// The newest reading.
    var last: (time: Double, lead: Double)? {
        guard count > 0, let time = times.last, let lead = leads.last else { return nil }
        return (time, lead)
    }

    /// Adds a reading after all others.
    mutating func append(time: Double, lead: Double) {
        times.append(time)
        leads.append(lead)
        if count > ReadingWindow.mostCount { dropped += 1 }
        clear()
    }

    /// Drops the readings before `time`.
    mutating func removeBefore(_ time: Double) {
        while dropped < times.count, times[dropped] < time { dropped += 1 }
        clear()
    }

    /// Drops all readings.
    mutating func removeAll() {
        times.removeAll(keepingCapacity: true)
        leads.removeAll(keepingCapacity: true)
        dropped = 0
    }

    /// The largest difference between the leads.
    var spread: Double {
        let leads = leads[dropped...]
        return (leads.max() ?? 0) - (leads.min() ?? 0)
    }

    /// The newest readings alone, if they run at an even pace by `habit`. One in four may be far off;
    /// these are left out.
    func steadyTail(by habit: ReadingHabit) -> ReadingWindow? {
        for (length, tolerance) in habit.evenPaces {
            guard let last,
                let first = times[dropped...].lastIndex(where: { $0 <= last.time - length })
            else { continue }
            let leads = leads[first...].sorted()
            let (low, high) = (leads.count / 8, leads.count - 1 - leads.count / 8)
            let middle = leads[leads.count / 2]
            guard leads.count >= habit.leastCount, leads[high] - leads[low] <= tolerance
            else { continue }
            var tail = ReadingWindow()
            for index in first..<times.count where abs(self.leads[index] - middle) <= tolerance {
                tail.append(time: times[index], lead: self.leads[index])
            }
            return tail
        }
        return nil
    }

    /// A line through the readings, and how far they lie from it on the average.
    struct Fit {
        let center: (time: Double, lead: Double)
        let drift: Double
        let spread: Double

        /// The lead that the line has at `time`.
        func lead(at time: Double) -> Double { center.lead + drift * (time - center.time) }
    }

    /// The line of least squares, with little weight for what is far from the `expected` lead.
    ///
    /// - Parameters:
    ///   - expected: the lead expected at a time; nil where nothing is, and all weigh the same.
    ///   - tolerance: the distance, in seconds, up to which a reading has its whole weight.
    ///   - drift: the slope that few readings shall not turn far away from.
    ///   - stiffness: how hard it is to turn, in s²: the fit weighs it against their Σ(t − t̄)².
    func fit(
        around expected: ((Double) -> Double)?,
        tolerance: Double,
        drift: Double,
        stiffness: Double
    ) -> Fit {
        var (weights, weightedTimes, weightedLeads) = (0.0, 0.0, 0.0)
        func weight(_ index: Int) -> Double {
            guard let expected else { return 1 }
            let distance = abs(leads[index] - expected(times[index]))
            return distance > tolerance ? tolerance / distance : 1
        }
        for index in dropped..<times.count {
            let weight = weight(index)
            weights += weight
            weightedTimes += weight * times[index]
            weightedLeads += weight * leads[index]
        }
        let center = (time: weightedTimes / weights, lead: weightedLeads / weights)
        var (products, squares) = (stiffness * drift, stiffness)
        for index in dropped..<times.count {
            let distance = times[index] - center.time
            let weight = weight(index)
            products += weight * distance * (leads[index] - center.lead)
            squares += weight * distance * distance
        }
        let slope = products / squares
        var distances = 0.0
        for index in dropped..<times.count {
            distances += abs(leads[index] - center.lead - slope * (times[index] - center.time))
        }
        return Fit(center: center, drift: slope, spread: distances / Double(count))
    }

    /// Frees the room of past readings, once there are as many as present ones.
    private mutating func clear() {
        guard dropped > ReadingWindow.mostCount else { return }
        times.removeFirst(dropped)
        leads.removeFirst(dropped)
        dropped = 0
    }
}
