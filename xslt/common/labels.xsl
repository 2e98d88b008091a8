<?xml version="1.0" encoding="UTF-8"?>
<!-- In which language, and with which words, do the stylesheets speak? The words are in labels.xml. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:variable name="labels" as="document-node()" select="doc(resolve-uri('labels.xml', static-base-uri()))"/>

  <xsl:key name="label" match="Q{}word" use="@key"/>

  <!-- The language of the generated words: what the user asked for, else the document's, else English. -->
  <xsl:variable name="words" as="element()">
    <xsl:variable name="wanted" as="xs:string*"
        select="($language, string(/*/@xml:lang), (//text)[1]/string(@xml:lang))[. ne ''] ! lower-case(tokenize(., '-')[1])"/>
    <xsl:sequence select="((for $tag in $wanted return $labels/Q{}labels/Q{}words[@xml:lang = $tag]), $labels/Q{}labels/Q{}words)[1]"/>
  </xsl:variable>

  <!-- The word for a key in the language of the words; English where that language lacks it. -->
  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="string((key('label', $key, $words), key('label', $key, $labels))[1])"/>
  </xsl:function>

</xsl:stylesheet>
