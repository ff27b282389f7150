// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo_backend/chain.h"
#include "app/demo_backend/http_server.h"
#include "app/demo_backend/rpc_node.h"

#include <array>

namespace countersign {

/// What the backend answers on its own port: /healthz as sge does, and the demo's switch for faults
/// (POST /demo/fault {"rpc1": "down"|"slow"|"lag"|"ok", "rpc2": ..., "relayer": "refill"}). Thread: the main
/// one.
class Control {
  public:
    Control(Chain& chain, std::array<RpcNode, 2>& nodes)
        : chain_(chain)
        , nodes_(nodes) {}
    [[nodiscard]] HttpReply handle(const HttpRequest& request);

  private:
    [[nodiscard]] HttpReply health() const;
    [[nodiscard]] HttpReply fault(const QByteArray& body);

    Chain& chain_;
    std::array<RpcNode, 2>& nodes_;
};

} // namespace countersign
