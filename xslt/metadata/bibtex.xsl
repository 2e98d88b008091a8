<?xml version="1.0" encoding="UTF-8"?>
<!-- What does LaTeX read? A BibTeX entry, @book, which cannot do without author or editor, title, publisher and year. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="required" as="xs:string*" select="'title', 'creator', 'publisher', 'date'"/>

  <xsl:template name="t:export">
    <xsl:context-item use="optional"/>
    <xsl:sequence select="f:bibtex-entry($data) || '&#10;'"/>
  </xsl:template>

</xsl:stylesheet>
