"""Every workload, by the name it has in reports."""

from collections.abc import Callable

from tests.faults.power import upkeep_workloads, workloads
from tests.faults.power.recordings import Workload

WORKLOADS: dict[str, Callable[[int], Workload]] = {
    "first start": workloads.first_start,
    "groups": workloads.groups,
    "checkpoints": workloads.checkpoints,
    "several writers": workloads.several_writers,
    "reopening": workloads.reopening,
    "migration": workloads.migration,
    "erasure": workloads.erasure,
    "registry": workloads.registry,
    "conversations": workloads.conversations,
    "backup": upkeep_workloads.backup,
    "import": upkeep_workloads.importing,
}

# Those that leave a folder with interviews which a whole program leads on.
LED = ("first start", "conversations", "import")
