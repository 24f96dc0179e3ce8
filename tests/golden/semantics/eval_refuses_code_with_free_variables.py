# eval of a code object with free variables is a TypeError.
eval((lambda x: lambda: x)(1).__code__)  # expect error: TypeError: code object passed to eval() may not contain free variables
