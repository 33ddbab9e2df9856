// The app outside of React: registered once per page.
import "./ui.js";
