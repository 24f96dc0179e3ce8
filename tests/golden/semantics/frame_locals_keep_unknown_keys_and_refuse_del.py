# f_locals proxy: unknown keys are kept as extra locals of that frame (seen by locals() too, not by code);
# nothing can be deleted through it.
import sys
def f():
    x = 1; p = sys._getframe().f_locals
    p["extra"] = 2
    print("extra" in sys._getframe().f_locals, "extra" in locals())
    del p["x"]  # expect error: ValueError: cannot remove local variables from FrameLocalsProxy
f()  # expect: True True
