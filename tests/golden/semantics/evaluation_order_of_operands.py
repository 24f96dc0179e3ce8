# Operands, arguments, subscripts and dict displays from left to right.
log = []

def v(label, value=1):
    log.append(label)
    return value

v("a") + v("b") * v("c") - v("d")
[v("e"), *v("f", [1]), (v("g"), v("h"))]
v("obj", [0, 1, 2])[v("start"):v("stop"):v("step")]
(lambda *a, **k: 0)(v("p"), k=v("q"))
v("x") if v("condition", 0) else v("y")
v("l") < v("m") < v("n")
{v("k1"): v("v1")}
print(" ".join(log))  # expect: a b c d e f g h obj start stop step p q condition y l m k1 v1
log.clear()
target = v("list", [0, 0])
target[v("index", 0)] += v("right")
print(" ".join(log), target)  # expect: list index right [1, 0]
