# Without options: what is deprecated is shown in __main__ only, and three categories not at all.
import sys
import warnings

warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print(category.__name__, message)
for item in warnings.filters:
    print(item)
    # expect: ('default', None, <class 'DeprecationWarning'>, '__main__', 0)
    # expect: ('ignore', None, <class 'DeprecationWarning'>, None, 0)
    # expect: ('ignore', None, <class 'PendingDeprecationWarning'>, None, 0)
    # expect: ('ignore', None, <class 'ImportWarning'>, None, 0)
    # expect: ('ignore', None, <class 'ResourceWarning'>, None, 0)
for category in [UserWarning, DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning,
                 RuntimeWarning, SyntaxWarning, FutureWarning, UnicodeWarning, BytesWarning, EncodingWarning]:
    warnings.warn("here", category)
    # expect: UserWarning here
    # expect: DeprecationWarning here
    # expect: RuntimeWarning here
    # expect: SyntaxWarning here
    # expect: FutureWarning here
    # expect: UnicodeWarning here
    # expect: BytesWarning here
    # expect: EncodingWarning here
exec("import warnings; warnings.warn('there', DeprecationWarning); warnings.warn('there')", {"__name__": "other"})
# expect: UserWarning there
print(warnings.defaultaction, warnings.onceregistry, sys.warnoptions)  # expect: default {} []
