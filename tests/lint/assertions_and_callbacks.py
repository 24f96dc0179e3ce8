def test(self, cases):
    for case in cases:
        self.assertRaises(ValueError, lambda: case.run())
        with self.subTest(case):
            self.check(lambda: case)
        case.button(callback=lambda: case)
