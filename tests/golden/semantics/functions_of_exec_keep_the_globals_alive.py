# def inside exec keeps its globals dict alive: f.__globals__ is the passed dict.
ns = {}; exec("def f(): return k", ns); ns["k"] = 4; print(ns["f"](), ns["f"].__globals__ is ns)  # expect: 4 True
