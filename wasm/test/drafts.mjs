// Drafts on which JavaScript and Rust must agree: everything that the rules' own examples hold, and what is hard to count.
import { init, rules } from "../dist/node.js";

const log = {
  today: "2026-11-21",
  contacts: [
    { date: "2026-08-20", channel: "voicemail", direction: "outbound", outcome: "left-message", note: "recycled stock" },
    { date: "2026-10-02", channel: "call", direction: "inbound", outcome: "callback-requested", follow_up_on: "2026-11-20" },
  ],
};

export const hard = [
  "",
  "   \n\t ",
  "😀 Hi Tom, it's Ann 👩‍👩‍👧 at Reef Tiles. I'm just checking in 😀.",
  "“Hi José, c’est Ann—I’m just checking in”, said 𝒜nn. We spoke three months ago 🎉 about tiles.",
  "Zoë\u0301 here. I\u2019m just che\u00adcking in.",
  "HI TOM, IT'S ANN AT REEF TILES. I'M JUST CHECKING IN.",
  "<script>alert(1)</script> Sorry to bother you & yours; did you get the brochure I sent?",
  "Hi {{first_name}}, it's [Name] from <company>. \u{1F1EC}\u{1F1E7} Are you ready to place an order?",
  "Bonjour Tom, je voulais simplement prendre de vos nouvelles et savoir si vous aviez reçu la brochure.",
  "x".repeat(5000),
  "Hi Tom, 🙂 it's Ann. I'm just checking in. ".repeat(40),
];

export async function drafts() {
  await init();
  const examples = rules().flatMap((rule) => [...rule.examples.bad, ...rule.examples.good].map((example) => example.text));
  return [...hard, ...examples].flatMap((text, index) => [
    { id: `${index}`, kind: index % 3 === 0 ? "voicemail" : "opener", text },
    { kind: "opener", text: `🙂 ${text}`, context: log },
  ]);
}
