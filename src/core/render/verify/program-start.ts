/** The beginning of `verify.py`: nothing of a card is in it, so that the first lines are ours. */

/** Up to the data. */
export const START: string = String.raw`#!/usr/bin/env python3
# Checks an installation: versions, imports, the device, and what the model's authors check.
# Read it, then run it with the Python of the environment:
#     python verify.py [--device cpu|cuda|rocm|mps|xpu] [--weights] [--timeout SECONDS] [--json]
# --device   what must be used; else what the installed framework was built for
# --weights  also what needs the files of the model, which may be downloaded then
# --timeout  for each check of the model's own; 600 when left out
# Ends with 0 when all is well, else with the first of these: 1 a package is missing, 2 a version
# is wrong, 3 an import fails, 4 the device is not used, 5 a check of the model fails, 6 there is
# no plan for this machine. 64 is a wrong call.
from __future__ import print_function

import sys

if sys.version_info < (3, 8):
    print("FAIL Python: %d.%d is too old for every plan." % sys.version_info[:2])
    sys.exit(6)
# Folders that may hold a file called like a package: the one of this file, the current one.
if not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
    del sys.path[0]
sys.path[:] = [folder for folder in sys.path if folder not in ("", ".")]

import argparse
import faulthandler
import fnmatch
import glob
import importlib
import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sysconfig
`;
