// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"

#include <utility>
#include <variant>

namespace countersign {

/// Either a value or the reason there is none. What std::expected will be once C++23 is our floor.
/// Thread: a value type, any thread.
template<typename T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}

    [[nodiscard]] bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Only when ok().
    [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
    [[nodiscard]] T& value() & { return std::get<0>(state_); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    /// Only when not ok().
    [[nodiscard]] const Failure& failure() const { return std::get<1>(state_); }

  private:
    std::variant<T, Failure> state_;
};

/// The value of a Result that has nothing to say but "it worked".
struct Nothing {};
using Status = Result<Nothing>;

} // namespace countersign
