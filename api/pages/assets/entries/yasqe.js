// The editor of the SPARQL page.
import "@zazuko/yasqe/build/yasqe.min.css";
export { default as Yasqe } from "@zazuko/yasqe";
