// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/terminal.h"

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#endif

#include <cstring>

namespace countersign::ctl {

#ifdef Q_OS_UNIX

namespace {

/// The terminal that started the program. Owns its descriptor. Thread: main.
class Terminal {
  public:
    Terminal()
        : descriptor_(::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)) {}
    ~Terminal() {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    [[nodiscard]] bool isThere() const { return descriptor_ >= 0; }
    void say(const QString& text) const {
        const QByteArray bytes = text.toUtf8();
        if (::write(descriptor_, bytes.constData(), static_cast<std::size_t>(bytes.size())) < 0)
            return; // nobody reads it: the answer will not come either
    }

    /// One line without its end. None: the end of input, a failure, or too long a line.
    [[nodiscard]] std::optional<SecretBytes> line() const {
        SecretBytes buffer(maxTypedBytes);
        int length = 0;
        for (char c = 0;;) {
            if (::read(descriptor_, &c, 1) != 1 || (c != '\n' && length == maxTypedBytes))
                return std::nullopt;
            if (c == '\n')
                break;
            buffer.data()[length++] = c;
        }
        SecretBytes typed(length);
        if (length > 0)
            std::memcpy(typed.data(), buffer.data(), static_cast<std::size_t>(length));
        return typed;
    }

    /// Asks once nothing is echoed any more: whoever answers as soon as the question stands there is heard.
    [[nodiscard]] std::optional<SecretBytes> hiddenLine(const QString& question) const {
        termios before{};
        if (::tcgetattr(descriptor_, &before) != 0)
            return std::nullopt;
        termios hidden = before;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        // What was typed before the question is thrown away, so that it can't be an answer to it.
        if (::tcsetattr(descriptor_, TCSAFLUSH, &hidden) != 0)
            return std::nullopt;
        say(question);
        auto typed = line();
        ::tcsetattr(descriptor_, TCSAFLUSH, &before);
        say(QStringLiteral("\n"));
        return typed;
    }

  private:
    int descriptor_;
};

} // namespace

bool somebodyIsThere() {
    return Terminal().isThere();
}

std::optional<QString> askAtTerminal(const QString& question) {
    const Terminal terminal;
    if (!terminal.isThere())
        return std::nullopt;
    terminal.say(question);
    const auto typed = terminal.line();
    return typed ? std::optional(QString::fromUtf8(typed->data(), typed->size())) : std::nullopt;
}

std::optional<SecretBytes> askSecretAtTerminal(const QString& question) {
    const Terminal terminal;
    if (!terminal.isThere())
        return std::nullopt;
    return terminal.hiddenLine(question);
}

#else

bool somebodyIsThere() {
    return false;
}

std::optional<QString> askAtTerminal(const QString&) {
    return std::nullopt;
}

std::optional<SecretBytes> askSecretAtTerminal(const QString&) {
    return std::nullopt;
}

#endif

} // namespace countersign::ctl
