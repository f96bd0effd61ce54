// Print the page once all of it is there.
addEventListener("load", () => print());
