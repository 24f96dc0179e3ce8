# Row 124: Repeated frames in a printed traceback are folded after three repetitions.
import traceback
def f(): f()
try: f()
except RecursionError: print([l for l in traceback.format_exc().splitlines() if "repeated" in l])
# expect: ['  File "row_124_repeated_frames_in_a_printed_traceback_are_folded_after_three.py", line 4, in <module>', '  File "row_124_repeated_frames_in_a_printed_traceback_are_folded_after_three.py", line 3, in f', '  File "row_124_repeated_frames_in_a_printed_traceback_are_folded_after_three.py", line 3, in f', '  File "row_124_repeated_frames_in_a_printed_traceback_are_folded_after_three.py", line 3, in f', '  [Previous line repeated 996 more times]']
