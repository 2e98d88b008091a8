<?xml version="1.0" encoding="UTF-8"?>
<!-- How heavy is a piece of text on a page? -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Roughly the bytes of HTML that a node becomes. Text alone has no weight: a page begins with an element. -->
  <xsl:function name="f:weight" as="xs:integer">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="if ($node/self::text()) then 0 else string-length($node) + 105 * count($node/descendant-or-self::*) + 300 * count($node/descendant::ref[@type = 'noteAnchor'])"/>
  </xsl:function>

</xsl:stylesheet>
