use nonlocal::HostType;

struct Player(u32);

struct Enemy(u32);

fn main() {
    HostType::<Player>::new("Player").method("hit", |this: &Player, enemy: &Enemy| this.0 > enemy.0);
}
