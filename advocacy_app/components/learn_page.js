// Tells assets/js/lesson.js that a lesson is on the screen, and the server that answers have left the phone.
import { useEffect } from "react";

export function LearnPage({ shown, onSent }) {
  useEffect(() => {
    if (!shown) return;
    window.lessonShown = shown;
    dispatchEvent(new Event("lesson:shown"));
    return () => {
      window.lessonShown = "";
    };
  }, [shown]);
  useEffect(() => {
    const sent = () => onSent?.();
    addEventListener("lesson:sent", sent);
    return () => removeEventListener("lesson:sent", sent);
  }, []);
  return null;
}
