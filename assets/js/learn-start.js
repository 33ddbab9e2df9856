// What a lesson needs comes when one is on the screen (components/learn_page.js says so).
const open = () => window.lessonShown && import("./lesson.js").then((lesson) => lesson.open());

addEventListener("lesson:shown", open);
open();
