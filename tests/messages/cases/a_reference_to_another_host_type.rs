use nonlocal::HostType;

struct Player(u32);

struct Enemy(u32);

fn hit(this: &Player, enemy: &Enemy) -> bool {
    this.0 > enemy.0
}

fn main() {
    HostType::<Player>::new("Player").method("hit", hit);
}
