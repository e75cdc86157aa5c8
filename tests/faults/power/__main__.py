"""See one power cut again: python -m tests.faults.power RECORDING OPERATION MODE SEED.

Leaves the files as the cut left them in a new folder, and says what is wrong with them.
"""

import sys
import tempfile
from pathlib import Path

from tests.faults.power.exploring import replay

file, moment, mode, seed = sys.argv[1:]
folder = Path(tempfile.mkdtemp(prefix="power-cut-"))
complaint = replay(Path(file), int(moment), mode, seed, folder)
sys.stdout.write(f"{complaint or 'nothing is wrong'}\nThe files are in {folder}.\n")
