// What polls need comes when some are on the screen (components/poll_page.js says so).
const open = () => window.pollsShown && import("./polls.js").then((polls) => polls.open());

addEventListener("polls:shown", open);
open();
