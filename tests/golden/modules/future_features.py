import __future__

for name in __future__.all_feature_names:
    feature = getattr(__future__, name)
    print(name, feature, feature.getOptionalRelease() == feature.optional, feature.getMandatoryRelease())
    # expect: nested_scopes _Feature((2, 1, 0, 'beta', 1), (2, 2, 0, 'alpha', 0), 16) True (2, 2, 0, 'alpha', 0)
    # expect: generators _Feature((2, 2, 0, 'alpha', 1), (2, 3, 0, 'final', 0), 0) True (2, 3, 0, 'final', 0)
    # expect: division _Feature((2, 2, 0, 'alpha', 2), (3, 0, 0, 'alpha', 0), 131072) True (3, 0, 0, 'alpha', 0)
    # expect: absolute_import _Feature((2, 5, 0, 'alpha', 1), (3, 0, 0, 'alpha', 0), 262144) True (3, 0, 0, 'alpha', 0)
    # expect: with_statement _Feature((2, 5, 0, 'alpha', 1), (2, 6, 0, 'alpha', 0), 524288) True (2, 6, 0, 'alpha', 0)
    # expect: print_function _Feature((2, 6, 0, 'alpha', 2), (3, 0, 0, 'alpha', 0), 1048576) True (3, 0, 0, 'alpha', 0)
    # expect: unicode_literals _Feature((2, 6, 0, 'alpha', 2), (3, 0, 0, 'alpha', 0), 2097152) True (3, 0, 0, 'alpha', 0)
    # expect: barry_as_FLUFL _Feature((3, 1, 0, 'alpha', 2), (4, 0, 0, 'alpha', 0), 4194304) True (4, 0, 0, 'alpha', 0)
    # expect: generator_stop _Feature((3, 5, 0, 'beta', 1), (3, 7, 0, 'alpha', 0), 8388608) True (3, 7, 0, 'alpha', 0)
    # expect: annotations _Feature((3, 7, 0, 'beta', 1), None, 16777216) True None
