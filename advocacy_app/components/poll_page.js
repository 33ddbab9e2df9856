// Tells assets/js/polls.js that polls are on the screen, and the server that an answer has left the phone.
import { useEffect } from "react";

export function PollPage({ shown, onSent }) {
  useEffect(() => {
    if (shown) dispatchEvent(new Event("polls:shown"));
  }, [shown]);
  useEffect(() => {
    const sent = () => onSent?.();
    addEventListener("polls:sent", sent);
    return () => removeEventListener("polls:sent", sent);
  }, []);
  return null;
}
