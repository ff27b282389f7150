// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/postgres/doctor.h"

#include <vector>

namespace countersign::ctl {

class Output;

/// What was looked at, as JSON or as a table, with what mends it below.
void writeDoctorLines(Output& output, const std::vector<DoctorLine>& lines);

} // namespace countersign::ctl
