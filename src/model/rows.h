// All that a planner draws and enters, as flat rows. Each row type names its table and describes its
// fields once; units and ranges stand there. A reference of 0 means "none".
#pragma once

#include "model/rows_annotations.h"
#include "model/rows_cells.h"
#include "model/rows_control.h"
#include "model/rows_demand.h"
#include "model/rows_elements.h"
#include "model/rows_flows.h"
#include "model/rows_processes.h"
#include "model/rows_shared.h"
#include "model/rows_stores.h"
#include "model/rows_trouble.h"
