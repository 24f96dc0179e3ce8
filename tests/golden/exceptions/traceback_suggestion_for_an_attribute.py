# A near miss among the attributes is suggested.
class Robot:
    battery_level = 3
    def recharge(self):
        self.battery_levle += 1
        # expect error: AttributeError: 'Robot' object has no attribute 'battery_levle'. Did you mean: 'battery_level'?

Robot().recharge()
