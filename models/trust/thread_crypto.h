// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace countersign {

/// Gives back, at its end, what OpenSSL keeps for this thread (its random generators; OPENSSL_thread_stop(3)).
/// OpenSSL does so when a thread ends, but Qt calls a thread finished before that: at exit it would be too late,
/// and a leak to whoever counts. For the outermost scope of a job that signs, unlocks or connects. Thread: the
/// job's.
class ThreadCrypto {
  public:
    ThreadCrypto() = default;
    ~ThreadCrypto();
    ThreadCrypto(const ThreadCrypto&) = delete;
    ThreadCrypto& operator=(const ThreadCrypto&) = delete;
};

} // namespace countersign
